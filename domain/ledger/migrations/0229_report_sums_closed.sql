-- What the triggers of the sums call is nobody else's to call.
revoke all on function ledger.sum_floors, ledger.sum_closed_period from public;
