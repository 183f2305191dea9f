//! Recordings: WAV files to loudness. A recorder that was killed leaves a header whose lengths are a lie: the samples are read as far
//! as they go.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use crate::error::{Error, Result};
use crate::practice::delivery::{FRAME_SECONDS, Sound};
use hound::{SampleFormat, WavReader};
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

/// The longest recording that is read, in bytes: an hour of stereo at 44.1 kHz.
const LONGEST_BYTES: u64 = 640 << 20;

/// Reads a WAV file: 8 to 32 bit or float, any number of channels, any rate.
///
/// # Errors
/// If it cannot be read, or is no WAV file.
pub fn read_recording(path: &Path) -> Result<Sound> {
    let cannot = || Error::data(format!("cannot read {}", path.display()));
    let found = path.metadata().map_err(|cause| cannot().because(cause))?;
    if !found.is_file() {
        return Err(cannot().hint("a recording is a WAV file"));
    }
    if found.len() > LONGEST_BYTES {
        return Err(cannot().hint("it is longer than an hour; a telling takes two minutes"));
    }
    let mut bytes = vec![];
    File::open(path)
        .and_then(|mut file| file.read_to_end(&mut bytes))
        .map_err(|cause| cannot().because(cause))?;
    loudness(bytes).map_err(|why| {
        cannot().because(why).hint("a recording is a WAV file: `ffmpeg -i FILE out.wav` makes one")
    })
}

/// The loudness of a WAV file's bytes.
fn loudness(mut bytes: Vec<u8>) -> std::result::Result<Sound, String> {
    mend_lengths(&mut bytes);
    let mut reader = WavReader::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let spec = reader.spec();
    let samples: Vec<f32> = match spec.sample_format {
        // What breaks off ends the recording there.
        SampleFormat::Float => reader.samples::<f32>().map_while(std::result::Result::ok).collect(),
        SampleFormat::Int => {
            let full = 2_f32.powi(i32::from(spec.bits_per_sample) - 1);
            reader
                .samples::<i32>()
                .map_while(std::result::Result::ok)
                .map(|sample| sample as f32 / full)
                .collect()
        }
    };
    let frame = (f64::from(spec.sample_rate) * FRAME_SECONDS).round() as usize * usize::from(spec.channels);
    let root_mean_square = |samples: &[f32]| {
        let finite = samples.iter().filter(|sample| sample.is_finite());
        let squares: f64 = finite.map(|sample| f64::from(*sample).powi(2)).sum();
        (squares / samples.len() as f64).sqrt().min(1.0) as f32
    };
    Ok(Sound { loudness: samples.chunks(frame.max(1)).map(root_mean_square).collect() })
}

/// Sets the lengths in the head to what is there.
fn mend_lengths(bytes: &mut [u8]) {
    const HEAD: usize = 12;
    let whole = bytes.len();
    if whole < HEAD || &bytes[..4] != b"RIFF" {
        return;
    }
    let (mut at, mut block) = (HEAD, 1);
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        if &head[..4] == b"fmt " && at + 22 <= whole {
            block = usize::from(u16::from_le_bytes([bytes[at + 20], bytes[at + 21]])).max(1);
        }
        if &head[..4] == b"data" {
            let there = whole - at - 8;
            let honest = if length == 0 || length > there { there } else { length };
            write_length(bytes, at + 4, honest - honest % block);
            write_length(bytes, 4, whole - 8);
            return;
        }
        at = match at.checked_add(8 + length + length % 2) {
            Some(next) => next,
            None => return,
        };
    }
}

fn write_length(bytes: &mut [u8], at: usize, length: usize) {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    bytes[at..at + 4].copy_from_slice(&length.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use hound::{WavSpec, WavWriter};
    use proptest::prelude::*;

    /// A second of a tone, a second of silence, a second of a tone.
    fn wav(channels: u16, rate: u32, bits: u16, format: SampleFormat) -> Vec<u8> {
        let spec = WavSpec { channels, sample_rate: rate, bits_per_sample: bits, sample_format: format };
        let mut bytes = Cursor::new(vec![]);
        let mut writer = WavWriter::new(&mut bytes, spec).unwrap();
        for sample in 0..3 * rate {
            let is_loud = sample / rate != 1;
            let tone = (sample as f32 * 440.0 * std::f32::consts::TAU / rate as f32).sin() * 0.5;
            for _ in 0..channels {
                let value = if is_loud { tone } else { 0.0 };
                match format {
                    SampleFormat::Float => writer.write_sample(value).unwrap(),
                    SampleFormat::Int => {
                        writer
                            .write_sample((value * (2_f32.powi(i32::from(bits) - 1) - 1.0)) as i32)
                            .unwrap();
                    }
                }
            }
        }
        writer.finalize().unwrap();
        bytes.into_inner()
    }

    #[test]
    fn every_usual_form_gives_the_same_loudness() {
        for (channels, rate, bits, format) in [
            (1, 16_000, 16, SampleFormat::Int),
            (2, 44_100, 16, SampleFormat::Int),
            (1, 48_000, 24, SampleFormat::Int),
            (1, 8000, 8, SampleFormat::Int),
            (2, 22_050, 32, SampleFormat::Float),
        ] {
            let sound = loudness(wav(channels, rate, bits, format)).unwrap();
            assert!((sound.seconds() - 3.0).abs() < 0.05, "{rate} {}", sound.seconds());
            assert!((sound.loudness[10] - 0.353).abs() < 0.02, "{rate} {}", sound.loudness[10]);
            assert!(sound.loudness[75] < 0.01);
            assert_eq!(sound.pauses().len(), 1, "{rate}");
        }
    }

    #[test]
    fn a_head_that_lies_is_read_as_far_as_the_samples_go() {
        let whole = wav(1, 16_000, 16, SampleFormat::Int);
        for lie in [0_u32, u32::MAX, 0x7fff_fff0, 1_000_001] {
            let mut bytes = whole[..44 + 32_001].to_vec(); // cut within a sample of the silence
            bytes[40..44].copy_from_slice(&lie.to_le_bytes());
            let sound = loudness(bytes).unwrap();
            assert!((sound.seconds() - 1.0).abs() < 0.05, "{lie}: {}", sound.seconds());
        }
        assert!(loudness(b"not a recording".to_vec()).is_err());
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), keep in 0_usize..60) {
            let head = wav(1, 8000, 16, SampleFormat::Int);
            bytes.splice(..0, head[..keep].iter().copied());
            let _ = loudness(bytes);
        }
    }
}
