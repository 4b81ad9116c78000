-- Rows that settlement changes in every slot have room beside them for their next version, so that a change is neither new in an index nor
-- makes the table longer.
alter table accounts set (fillfactor = 45);
alter table token_balances set (fillfactor = 45);
alter table result_spans set (fillfactor = 45);
