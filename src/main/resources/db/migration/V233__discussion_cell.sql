-- A discussion about a cell of the network's releases. What a release tells of it is read when it is shown.
alter table discussion
  add column cell jsonb,
  add constraint discussion_cell_by_anchor check ((anchor = 'released-cell') = (cell is not null));
comment on column discussion.cell is 'which cell of the menu, in the words of the API; null for other anchors';
comment on column discussion.code is
  'which: an adverse-event term, a protocol, the code of the observation, or the id of the cell''s instrument';
