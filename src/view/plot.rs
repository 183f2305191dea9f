//! Pictures made of characters: curves in braille, and bars of one character each.

use crate::bank::Window;

/// Dots of a braille character, across and down.
const ACROSS: usize = 2;
const DOWN: usize = 4;
/// The braille bits by column and row.
const BITS: [[u8; DOWN]; ACROSS] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
/// The braille character without dots.
const BLANK: u32 = 0x2800;

/// Curves from 0 to `most`, each drawn over the whole width; rows from above, `columns` wide.
pub fn curves(curves: &[Vec<f64>], most: f64, columns: usize, rows: usize) -> Vec<String> {
    let mut cells = vec![vec![0_u8; columns]; rows];
    for curve in curves.iter().filter(|curve| curve.len() > 1) {
        let mut before = None;
        for x in 0..columns * ACROSS {
            let at = x as f64 / (columns * ACROSS - 1) as f64;
            let y = row_of(along(curve, at) / most, rows * DOWN);
            // A steep piece stays one line: what lies between two dots is filled.
            let (upper, lower) = match before {
                Some(before) if before < y => (before + 1, y),
                Some(before) if before > y => (y, before - 1),
                _ => (y, y),
            };
            for dot in upper..=lower {
                cells[dot / DOWN][x / ACROSS] |= BITS[x % ACROSS][dot % DOWN];
            }
            before = Some(y);
        }
    }
    cells.iter().map(|row| row.iter().map(|bits| character(*bits)).collect()).collect()
}

fn character(bits: u8) -> char {
    if bits == 0 { ' ' } else { char::from_u32(BLANK + u32::from(bits)).unwrap_or(' ') }
}

/// The row, counted from above, in which a share of the height lies.
pub fn row_of(share: f64, rows: usize) -> usize {
    let from_below = (share.clamp(0.0, 1.0) * (rows.max(1) - 1) as f64).round() as usize;
    rows.max(1) - 1 - from_below
}

/// The value of a curve at a share (0 to 1) of its length.
fn along(curve: &[f64], share: f64) -> f64 {
    let at = share * (curve.len() - 1) as f64;
    let (from, to) = (at.floor() as usize, at.ceil() as usize);
    curve[from] + (curve[to] - curve[from]) * at.fract()
}

/// Lengths of tellings, a character each: `▁▂▃` too short, `▄▅` within the window, `▆▇█` too long.
pub fn lengths(seconds: impl IntoIterator<Item = u32>, window: Window) -> String {
    seconds.into_iter().map(|seconds| length(seconds, window)).collect()
}

fn length(seconds: u32, window: Window) -> char {
    let Window { from_seconds: from, to_seconds: to } = window;
    let third = from.div_ceil(3).max(1);
    if seconds < from {
        ['▁', '▂', '▃'][(seconds / third).min(2) as usize]
    } else if seconds <= to {
        if 2 * seconds <= from + to { '▄' } else { '▅' }
    } else {
        ['▆', '▇', '█'][((seconds - to) / third).min(2) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(drawn: &[Vec<f64>], expected: &[&str]) {
        assert_eq!(curves(drawn, 1.0, 8, 3), expected);
    }

    #[test]
    fn curves_run_from_edge_to_edge() {
        check(&[vec![0.0, 1.0]], &["     ⢀⠔⠊", "  ⢀⡠⠊⠁  ", "⡠⠔⠁     "]);
        check(&[vec![1.0, 1.0], vec![0.0, 0.0]], &["⠉⠉⠉⠉⠉⠉⠉⠉", "        ", "⣀⣀⣀⣀⣀⣀⣀⣀"]);
        check(&[vec![0.5]], &["        ", "        ", "        "]);
    }

    #[test]
    fn a_steep_piece_has_no_hole_and_what_is_out_of_range_stays_within() {
        let steep = curves(&[vec![0.0, 0.0, 9.0, 9.0]], 1.0, 2, 3);
        assert_eq!(steep, [" ⡏", " ⡇", "⣀⠇"]);
    }

    #[test]
    fn lengths_show_the_window() {
        let told = [0, 29, 30, 89, 90, 105, 106, 120, 121, 151, 999];
        assert_eq!(lengths(told, Window::STORY), "▁▁▂▃▄▄▅▅▆▇█");
        assert_eq!(lengths([0, 5], Window { from_seconds: 0, to_seconds: 0 }), "▄█");
    }
}
