select member.scope, repository.name, member.covered, repository.position
from member
join repository on repository.repository = member.repository
