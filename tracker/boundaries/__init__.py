"""Where the service ends: what was chosen, told and held, what was lived beside it, and whether it helped."""
