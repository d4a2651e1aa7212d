-- Letters that are in line already: who is at their two ends.
update review.queue q set outside = l.customer, inside = l.resident_id
  from review.items i join mail.letters l on l.letter_id = i.subject where i.item_id = q.item_id;
