### `pt` is written as in Brazil, so nothing differs here.
