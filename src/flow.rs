//! What a person wants and what becomes of it: one file a subject, none of which imports another.
//!
//! A flow reads records, lets the domain decide, and says what is owed and what is answered. Which flow a press or
//! a word leads to is `bot`'s one match; how an answer looks is `cards`'.

pub mod agree;
pub mod bring;
pub mod chats;
pub mod desk;
pub mod enter;
pub mod export;
pub mod factors;
pub mod gathering;
pub mod handing;
pub mod home;
pub mod journey;
pub mod link;
pub mod measure;
pub mod meetings;
pub mod people;
pub mod plan;
pub mod points;
pub mod reminders;
pub mod request;
pub mod sample;
pub mod start;
pub mod terms;
pub mod unasked;
pub mod workshop;
pub mod wrong;
