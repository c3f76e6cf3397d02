select large.scope, repository.name as repository, lower(hex(large.id)) as commit,
       row_number() over (partition by large.scope order by large.touches desc, repository.name, large.id) as place,
       large.touches as value, large.added
from large
join repository on repository.repository = large.repository
