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
    const STEMS: &str = "cost saved saving budget revenue margin profit customer client sales order audit risk premium insur \
        complian people staff team hire turnover attrition deadline early late board cfo ceo contract \
        invoice store plant site patient branch warehouse shipment deliver downtime hours days weeks months \
        year $ € £ % per_cent percent finance business payroll complaint satisf promot user market fine \
        regulator product quote tender department";
    let text = text.to_lowercase();
    STEMS.split_whitespace().any(|stem| text.contains(&stem.replace('_', " ")))
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
    fn jargon_is_named_once_and_plain_words_are_not() {
        assert_eq!(jargon("Moved 212 VMs to the new SAN; the SAN paid off."), ["VMs", "SAN"]);
        assert_eq!(jargon("Out two months early, run cost down 18 %."), Vec::<String>::new());
    }
}
