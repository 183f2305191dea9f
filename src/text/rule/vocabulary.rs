//! Word lists that several rules share.

/// Whether a text holds a figure: digits, or a number word.
pub(super) fn has_number(text: &str) -> bool {
    const WORDS: &str = "half third quarter double doubled tripled halved twice dozen two three four five six seven eight \
        nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand \
        million billion zero none";
    text.chars().any(char::is_numeric) || words(text).any(|word| listed(WORDS, &word))
}

/// Abbreviations and product words that a CFO would not know.
pub(super) fn jargon(text: &str) -> Vec<String> {
    const WORDS: &str = "vlan vlans mx bgp ospf mpls vxlan san nas vm vms esxi vsphere hypervisor hypervisors k8s kubernetes \
        docker terraform ansible puppet ci/cd dns dhcp ldap gpo gpos iops lun luns raid nfs smb iscsi \
        failover active-active siem edr waf ips vpn sso saml oauth mfa api apis sql nosql etl cdn rollback \
        refactor refactored microservices namespace kernel firmware hyperconverged hci sd-wan runbook \
        runbooks asn spine-leaf wsus sccm intune rdp snapshots cluster clusters";
    let mut found: Vec<String> = vec![];
    for raw in text.split_whitespace() {
        let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if listed(WORDS, &word.to_lowercase()) && !found.contains(&word.to_owned()) {
            found.push(word.to_owned());
        }
    }
    found
}

/// Whether a result speaks of the business: money, customers, people, time, risk.
pub(super) fn speaks_of_business(text: &str) -> bool {
    const WORDS: &str = "saved save saving sale sales order orders audit audits auditor auditors risk risks premium people person \
        staff team teams hire hires hired early late sooner board cfo ceo coo store stores plant plants site sites patient patients \
        branch branches downtime hours days week weeks month months year years percent business user users market fine \
        fines product products quote quotes";
    const BEGINNINGS: &str = "cost budget revenue margin profit customer client insur complian turnover attrition deadline contract \
        invoic warehous shipment deliver payroll complain satisf promot regulat tender department financ penalt";
    let begins = |word: &str| BEGINNINGS.split_whitespace().any(|beginning| word.starts_with(beginning));
    text.contains(['$', '€', '£', '%']) || words(text).any(|word| listed(WORDS, &word) || begins(&word))
}

/// Whether a text says how big things were: people, sites, money or a count of anything.
pub(super) fn has_scale(text: &str) -> bool {
    const WORDS: &str = "people staff users employees colleagues engineers sites offices stores plants branches countries \
        warehouses customers servers team million thousand hundred budget locations depots hospitals schools \
        departments systems applications contracts clinics beds";
    text.contains(['$', '€', '£']) || (has_number(text) && words(text).any(|word| listed(WORDS, &word)))
}

fn listed(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// Lower-case words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_or_words() {
        assert!(has_number("cut by 18 %") && has_number("Twice as fast") && has_number("two months early"));
        assert!(!has_number("much faster for everyone"));
    }

    #[test]
    fn the_business_is_spoken_of_in_whole_words() {
        for technical in [
            "Latency fell to 4 ms.",
            "All 46 VMs were restored and the dashboards are defined in production.",
            "Storage was unplanned, yesterday's boards are offsite.",
        ] {
            assert!(!speaks_of_business(technical), "{technical}");
        }
        for business in [
            "The stores sold on.",
            "Two weeks sooner.",
            "Insurers renewed.",
            "18 % less.",
            "Nobody was hired late.",
        ] {
            assert!(speaks_of_business(business), "{business}");
        }
    }

    #[test]
    fn jargon_is_named_once_and_plain_words_are_not() {
        assert_eq!(jargon("Moved 212 VMs to the new SAN; the SAN paid off."), ["VMs", "SAN"]);
        assert_eq!(jargon("Out two months early, run cost down 18 %."), Vec::<String>::new());
    }
}
