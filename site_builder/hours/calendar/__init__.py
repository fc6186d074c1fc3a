"""Which moments hours mean: what holds on a day, bank holidays, and the changes of the clocks."""
