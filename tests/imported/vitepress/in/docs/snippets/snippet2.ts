const two: number = 2 // w120
