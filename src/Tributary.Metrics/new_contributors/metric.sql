select scope, contributor
from arrival
