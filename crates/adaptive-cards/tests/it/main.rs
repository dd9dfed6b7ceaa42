//! Tests from outside: the public cases, the reference engine, Microsoft's schema.
