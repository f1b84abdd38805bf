one = 1  #
two = 2  # w112
three = 3  # w113
four = 4  #
