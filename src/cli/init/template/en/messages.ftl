# Names of plans and channels, and any text of the theme that you want in other words.

plan-free = Free
plan-pro = Pro

channel-email-description = Describe the problem and attach screenshots. We reply within one working day.
