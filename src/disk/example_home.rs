/// The example home: path within the home and text.
pub const EXAMPLE: &[(&str, &str)] = &[];
