select scope, contributor
from history
where is_person
group by scope, contributor
having max(day) < cast($from as date)
