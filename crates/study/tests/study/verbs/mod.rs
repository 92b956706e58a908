//! What each verb promises, by noun.

mod bulk;
mod codebook;
mod codings;
mod corrections;
mod deidentification;
mod deidentification_files;
mod deidentification_keys;
mod deidentification_labels;
mod deidentification_notes;
mod deidentification_places;
mod deidentification_random;
mod interviews;
mod leads;
mod leaks_everywhere;
mod missing;
mod passages;
mod people;
mod read_only;
mod recoding;
mod review;
mod saved_searches;
mod saved_views;
mod texts;
mod trail;
mod withdrawn;
