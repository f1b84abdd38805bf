const a = 1 //
const b = 2 // w120
const c = 3 //
