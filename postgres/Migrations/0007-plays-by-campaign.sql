-- How far a campaign has got is counted from its proofs, by this index alone: plays of no campaign, which are most, are not in it.
CREATE INDEX fact_play_by_campaign ON actors.fact_play (split_part(subject, '/', 1), (body ->> 'campaignId'), at)
    WHERE (body ->> 'campaignId') IS NOT NULL;
