//! The frame of an HTML page: self-contained, no script, no network, both colour schemes, printable on A4 and Letter.

use super::table::Align;
use maud::{DOCTYPE, Markup, html};

const STYLE: &str = "
:root{color-scheme:light dark;--ink:#1c1f23;--quiet:#5b6470;--line:#d5dae1;--paper:#fff;--good:#1a7f37;--half:#9a6700;--bad:#b42318;--bar:#2f6fdb}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--quiet:#9aa4b2;--line:#3a424d;--paper:#15181c;--good:#57c26f;--half:#d9a520;--bad:#ff7b6b;--bar:#6ea8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:64rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0}.quiet{color:var(--quiet)}.box{white-space:nowrap;margin-right:1.25rem}.good{color:var(--good)}.half{color:var(--half)}.bad{color:var(--bad)}
dl.counts{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1rem 0}dl.counts div{min-width:7rem}dt{color:var(--quiet);font-size:.875rem}dd{margin:0;font-size:1.5rem;font-weight:600}
.scroll{overflow:auto;max-height:75vh;border:1px solid var(--line);border-radius:.25rem}
table{border-collapse:separate;border-spacing:0;font-size:.875rem}th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{position:sticky;top:0;background:var(--paper);z-index:2}tbody th{position:sticky;left:0;background:var(--paper);font-weight:400;min-width:11rem;max-width:22rem}thead th:first-child{left:0;z-index:3}
td{overflow-wrap:normal;white-space:nowrap}td.mark,th.mark{text-align:center}thead th.mark{vertical-align:bottom}thead th.mark span{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;max-height:14rem;overflow:hidden;text-overflow:ellipsis;font-weight:600}ul{padding-left:1.25rem;margin:.25rem 0}li{margin:.35rem 0}svg.load{max-width:100%;height:auto}svg text{fill:var(--ink);font:14px system-ui,sans-serif}svg rect{fill:var(--bar)}
figure{margin:.5rem 0;max-width:48rem}figcaption{color:var(--quiet);font-size:.875rem}svg.picture{display:block;overflow:visible}svg.picture text{font-size:12px;fill:var(--quiet)}svg.picture text.mark{font-size:10px;fill:var(--ink)}
.grid{stroke:var(--line)}.aim{stroke:var(--quiet);stroke-dasharray:2 4}.band{fill:var(--bar);opacity:.2}.curve{fill:none;stroke:var(--bar);stroke-width:2;vector-effect:non-scaling-stroke}.second .band{fill:var(--good)}.second .curve{stroke:var(--good);stroke-dasharray:6 4}svg circle{fill:var(--bar)}svg rect.window{fill:var(--good);opacity:.25}
.small{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:0 1.5rem}.figures{overflow-x:auto}.figures table{min-width:min(100%,30rem)}.figures tbody th{min-width:0;white-space:nowrap}.figures th,.figures td{overflow-wrap:normal}.figures .number{text-align:right;white-space:nowrap}.figures td.words{white-space:normal;min-width:10rem}.figures .long{white-space:normal;min-width:9rem}
@media screen and (max-width:30rem){.many thead{display:none}.many table,.many tbody,.many tr,.many tbody th,.many td.words{display:block}.many tr{padding:.35rem 0;border-bottom:1px solid var(--line)}.many tbody th,.many td{border:0;padding:0}.many tbody th{font-weight:600;max-width:none}.many td.number{display:inline-block;margin-right:.75rem}.many td::before{content:attr(data-head) \" \";color:var(--quiet)}.many td:empty{display:none}}
@media (max-width:30rem){.figures:not(.many) th,.figures:not(.many) td{padding:.25rem .3rem}.figures tbody th,.figures tbody .long{min-width:0;white-space:normal}body{padding:1rem}tbody th{min-width:8rem;max-width:10rem}}
@media print{@page{margin:15mm}:root{--ink:#000;--quiet:#444;--line:#999;--paper:#fff;--good:#000;--half:#000;--bad:#000;--bar:#666}body{max-width:none;padding:0;font-size:10pt}.scroll{overflow:visible;max-height:none;border:0}table{font-size:8pt}thead th,tbody th{position:static}main.columns{columns:2;column-gap:8mm}h1{font-size:14pt}h2{margin:3mm 0 1mm;font-size:11pt}h3{margin:2.5mm 0 .5mm;font-size:9.5pt}.columns{font-size:8pt;line-height:1.3}.columns ul{padding-left:4mm}.columns li,.columns p{margin:.2mm 0}.figures{overflow:visible}figure,.small>div,tr,li,section.card{break-inside:avoid}h2{break-after:avoid}}
";

/// A whole page with this title and body.
pub fn page(title: &str, body: Markup) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    };
    format!("{}\n", super::clean::clean(&page.into_string()))
}

/// More columns than this are a block a row on a narrow page.
const MANY: usize = 4;

/// A table of figures: what a row is about, then its cells; columns to the left hold words and may wrap.
pub fn figures(heads: &[(Align, &str)], rows: &[Vec<String>]) -> Markup {
    let class = |column: usize| match heads[column].0 {
        Align::Left => "words",
        Align::Right => "number",
    };
    let many = heads.len() > MANY;
    html! { div class=(if many { "figures many" } else { "figures" }) tabindex="0" { table {
        thead { tr { @for (column, (_, head)) in heads.iter().enumerate() { th scope="col" class=(class(column)) { (head) } } } }
        tbody { @for row in rows { tr {
            @for (column, cell) in row.iter().enumerate() {
                @if column == 0 { th scope="row" class=[(cell.chars().count() > 20).then_some("long")] { (cell) } }
                @else { td class=(class(column)) data-head=[many.then_some(heads[column].1)] { (cell) } }
            }
        } } }
    } } }
}
