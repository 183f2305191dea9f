//! Every hostile text through every command, argument and format.

use crate::figure;
use crate::home_of_hostile_texts::HOSTILE;
use crate::hostile::walk;

#[test]
fn every_text_through_the_whole_grammar() {
    let (mut runs, mut faults) = (0, vec![]);
    for text in HOSTILE {
        let walked = walk(text, 1);
        runs += walked.runs;
        faults.extend(walked.faults);
    }
    figure("hostile texts x commands x formats", runs, faults.len());
    assert!(faults.is_empty(), "{faults:#?}");
}
