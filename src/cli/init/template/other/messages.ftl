# Names of plans and channels in this language, and any text of the theme that you want to word differently. What is
# not here comes from the language that this one falls back to.

# plan-free = Free
# plan-pro = Pro
