-- How pain after a session is judged while the version is in force; null where it says nothing of it.
alter table plan_version add column pain_fine_up_to int;
alter table plan_version add column pain_acceptable_up_to int;
