# zz1
# --8<-- [start:func]
def f():  # w121
    return 1
# --8<-- [end:func]
last = "zz2"
