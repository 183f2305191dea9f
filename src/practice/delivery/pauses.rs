//! Pauses from loudness, never from a transcript: transcribers stretch words over them.

/// The length of one frame.
pub const FRAME_SECONDS: f64 = 0.02;
/// A pause, in seconds, from this length on.
const PAUSE_SECONDS: f64 = 1.0;
/// A sound shorter than this, in frames, is a click and no speech.
const CLICK_FRAMES: usize = 4;
/// Decibels of full scale below which all is silence, whatever else the recording holds.
const SILENCE_DECIBELS: f32 = -60.0;
/// Decibels above the recording's own floor that speech has at least.
const ABOVE_FLOOR_DECIBELS: f32 = 10.0;
/// Decibels below the recording's loud parts within which speech lies.
const BELOW_VOICE_DECIBELS: f32 = 30.0;

/// The loudness of a recording, frame by frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sound {
    /// The root mean square of each frame, 0 to 1.
    pub loudness: Vec<f32>,
}

impl Sound {
    /// The length of the whole recording, in seconds.
    pub fn seconds(&self) -> f64 {
        self.loudness.len() as f64 * FRAME_SECONDS
    }

    /// From the first sound to the last, in seconds; `None` in a silent recording.
    pub fn span(&self) -> Option<(f64, f64)> {
        let runs = self.runs();
        let (first, last) = (runs.first()?, runs.last()?);
        Some((first.0 as f64 * FRAME_SECONDS, last.1 as f64 * FRAME_SECONDS))
    }

    /// Silences of a second and more between the first sound and the last: from when and how long, in seconds.
    pub fn pauses(&self) -> Vec<(f64, f64)> {
        let runs = self.runs();
        let between = runs.iter().zip(runs.iter().skip(1)).map(|(one, next)| (one.1, next.0 - one.1));
        let seconds = between.map(|(at, long)| (at as f64 * FRAME_SECONDS, long as f64 * FRAME_SECONDS));
        seconds.filter(|(_, long)| *long >= PAUSE_SECONDS - FRAME_SECONDS / 2.0).collect()
    }

    /// Runs of frames with sound, from and to, clicks left out.
    fn runs(&self) -> Vec<(usize, usize)> {
        let threshold = self.threshold();
        let mut runs: Vec<(usize, usize)> = vec![];
        for (frame, loud) in self.loudness.iter().enumerate() {
            if decibels(*loud) < threshold {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.1 == frame => run.1 = frame + 1,
                _ => runs.push((frame, frame + 1)),
            }
        }
        // Clicks within a word are part of it; alone in a silence they are not.
        let near = |one: &(usize, usize), other: &(usize, usize)| other.0.saturating_sub(one.1) < 10;
        let is_click = |position: usize| {
            let run = &runs[position];
            let before = position.checked_sub(1).is_some_and(|before| near(&runs[before], run));
            let after = runs.get(position + 1).is_some_and(|after| near(run, after));
            run.1 - run.0 < CLICK_FRAMES && !before && !after
        };
        (0..runs.len()).filter(|position| !is_click(*position)).map(|position| runs[position]).collect()
    }

    /// What counts as sound: well above the recording's own floor, and not far below its voice.
    fn threshold(&self) -> f32 {
        let mut sorted: Vec<f32> = self.loudness.iter().map(|loud| decibels(*loud)).collect();
        sorted.sort_by(f32::total_cmp);
        let at = |share: f64| {
            let position = (sorted.len() as f64 * share) as usize;
            sorted.get(position.min(sorted.len().saturating_sub(1))).copied().unwrap_or(SILENCE_DECIBELS)
        };
        let (floor, voice) = (at(0.05), at(0.95));
        // Somebody who hardly pauses leaves no floor to be seen: then it is taken from the voice alone.
        let from_floor = (floor + ABOVE_FLOOR_DECIBELS).min(voice - 12.0);
        from_floor.max(voice - BELOW_VOICE_DECIBELS).max(SILENCE_DECIBELS)
    }
}

fn decibels(loudness: f32) -> f32 {
    20.0 * loudness.max(1e-6).log10()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A recording of runs: seconds, and how loud.
    fn sound(runs: &[(f64, f32)]) -> Sound {
        let frames = |seconds: f64| (seconds / FRAME_SECONDS).round() as usize;
        let loudness =
            runs.iter().flat_map(|(seconds, loud)| std::iter::repeat_n(*loud, frames(*seconds))).collect();
        Sound { loudness }
    }

    #[test]
    fn pauses_of_a_second_and_more_are_found_at_any_floor() {
        for floor in [0.0, 0.0005, 0.004] {
            let told = sound(&[
                (0.5, floor),
                (3.0, 0.2),
                (0.9, floor),
                (2.0, 0.1),
                (1.6, floor),
                (2.0, 0.2),
                (0.7, floor),
            ]);
            let (from, to) = told.span().unwrap();
            assert!((from - 0.5).abs() < 0.03 && (to - 10.0).abs() < 0.03, "{from} {to} at {floor}");
            let pauses = told.pauses();
            assert_eq!(pauses.len(), 1, "{pauses:?} at {floor}");
            assert!((pauses[0].0 - 6.4).abs() < 0.03 && (pauses[0].1 - 1.6).abs() < 0.03, "{pauses:?}");
        }
    }

    #[test]
    fn a_click_ends_no_pause_and_silence_has_none() {
        let told = sound(&[(2.0, 0.2), (1.0, 0.0), (0.04, 0.1), (1.0, 0.0), (2.0, 0.2)]);
        assert_eq!(told.pauses().len(), 1);
        assert_eq!((sound(&[(3.0, 0.0)]).span(), sound(&[(3.0, 0.0)]).pauses()), (None, vec![]));
        assert_eq!(Sound::default().span(), None);
        assert_eq!(sound(&[(30.0, 0.2)]).pauses(), vec![], "nobody paused");
    }
}
