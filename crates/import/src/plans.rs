//! Which plans the groups of readers of a help desk are: the writer says it, `--plan "Premium customers=pro"`.

use std::collections::BTreeMap;

use guichet_core::diag::nearest;

/// Plans, as front matter has them, by the name or number of a group.
#[derive(Clone, Debug, Default)]
pub struct Plans(BTreeMap<String, String>);

impl Plans {
    /// # Errors
    /// Text without `=`, or with nothing beside it, in words for whoever wrote it.
    pub fn parse(pairs: &[String]) -> Result<Plans, String> {
        let mut plans = BTreeMap::new();
        for pair in pairs {
            // `>=basic` is a plan: the first sign is the one between them.
            let (group, plan) =
                pair.split_once('=').map(|(group, plan)| (group.trim(), plan.trim())).unwrap_or_default();
            let (group, plan) = match group.strip_suffix('>') {
                Some(group) => (group.trim(), format!(">={plan}")),
                None => (group, plan.to_owned()),
            };
            if group.is_empty() || plan.is_empty() {
                return Err(format!("`{pair}` names no plan for a group: write `--plan \"Premium customers=pro\"`"));
            }
            plans.insert(group.to_lowercase(), plan);
        }
        Ok(Plans(plans))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// # Errors
    /// A group that is not one of those that there are, with the nearest of them.
    pub fn check(&self, what: &str, groups: &[String]) -> Result<(), String> {
        let lower: Vec<String> = groups.iter().map(|group| group.trim().to_lowercase()).collect();
        let Some((group, plan)) = self.0.iter().find(|(group, _)| !lower.contains(group)) else { return Ok(()) };
        let near = nearest(group, lower.iter().map(String::as_str));
        let near = near.and_then(|near| lower.iter().position(|one| one == near)).map(|at| &groups[at]);
        let help = match near {
            Some(near) => format!("did you mean `--plan \"{near}={plan}\"`?"),
            None if groups.is_empty() => "no article there is for some readers only".to_owned(),
            None => format!("there are `{}`", groups.iter().take(10).cloned().collect::<Vec<_>>().join("`, `")),
        };
        Err(format!("there is no {what} `{group}` in the source: {help}"))
    }

    pub fn get(&self, group: &str) -> Option<&String> {
        self.0.get(&group.trim().to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs() {
        let plans = Plans::parse(&["Premium customers = pro".into(), "12=>=basic".into()]).unwrap();
        assert_eq!(plans.get("premium Customers").map(String::as_str), Some("pro"));
        assert_eq!(plans.get("12").map(String::as_str), Some(">=basic"));
        assert!(Plans::parse(&["pro".into()]).is_err() && Plans::parse(&["=pro".into()]).is_err());
    }
}
