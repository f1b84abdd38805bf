# Names of plans and channels, and any text of the theme that you want to word differently.

plan-free = Free
plan-pro = Pro

channel-email-description = Describe the problem and attach screenshots.
