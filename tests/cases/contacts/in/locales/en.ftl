plan-free = Free
plan-team = Team
plan-company = Company
channel-forum = Forum
