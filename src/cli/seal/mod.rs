//! `guichet seal`: keys, passes, the record of who could open what, and the search for leaks. Keys come from the
//! environment only: what stands on a command line, everybody on the machine can read.

mod verify;

use std::fs;
use std::io::IsTerminal;

use super::args::{Global, Seal, SealIssuer, SealToken, SealVerb};
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_contacts::{AddOn, PlanId};
use guichet_core::diag::{Diagnostic, codes, report};
use guichet_seal::{Bought, Environment, Holder, KEY_VARIABLE, Keys, MasterKey, Said, token};
use guichet_site::analysis::{self, Settings};
use guichet_site::load::SourceTree;
use guichet_site::sealing::lock;

pub fn run(command: &Seal, global: &Global, console: &Console) -> Result<Exit, Failure> {
    match &command.verb {
        SealVerb::Keygen => keygen(console),
        SealVerb::Token(command) => pass(command, global, console),
        SealVerb::Issuer(command) => issuer(command, global, console),
        SealVerb::Lock => write_lock(global, console),
        SealVerb::Verify { output } => verify::run(&output.clone().unwrap_or_else(|| global.public()), global, console),
    }
}

fn keygen(console: &Console) -> Result<Exit, Failure> {
    let mut bytes = [0; guichet_seal::keys::KEY_BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::fault(format!("the system can't provide random numbers: {error}")))?;
    console::print(&(MasterKey::new(bytes).to_text() + "\n"));
    if std::io::stdout().is_terminal() {
        console.say(&format!("store it where CI keeps its secrets, as {KEY_VARIABLE}; it can't be printed again"));
    }
    Ok(Exit::Clean)
}

/// The site as far as keys depend on it. Its mistakes are printed; without settings there is no site to be for.
struct Site {
    tree: SourceTree,
    settings: Settings,
    environment: Environment,
}

impl Site {
    fn read(global: &Global, console: &Console) -> Result<Result<Site, Exit>, Failure> {
        let tree = super::start::load(global)?.value;
        // Keys don't depend on the day.
        let options = super::start::settings_options(jiff::Timestamp::UNIX_EPOCH);
        let outcome = analysis::settings(&tree, &options);
        let wrong = analysis::has_errors(&outcome.diags);
        match outcome.value.filter(|_| !wrong) {
            Some(settings) => Ok(Ok(Site { tree, settings, environment: options.environment })),
            None => {
                console.diagnostics(&outcome.diags, &tree);
                Ok(Err(if analysis::has_wrong_settings(&outcome.diags) { Exit::Usage } else { Exit::Problems }))
            }
        }
    }

    fn keys(&self) -> Result<Keys, Failure> {
        let text = self.environment.get(KEY_VARIABLE).ok_or_else(|| {
            Failure::usage(format!("{KEY_VARIABLE} is not in the environment; `guichet seal keygen` makes one"))
        })?;
        let master = MasterKey::parse(text).map_err(|why| Failure::usage(format!("{KEY_VARIABLE} {why}")))?;
        Ok(Keys::new(&master, &self.settings.site_id, self.settings.policy.seal.epoch))
    }

    /// What the flags say that the customer has bought; a flag that is left out says nothing.
    fn bought(&self, command: &SealToken) -> Result<Bought, Failure> {
        let known = || self.settings.policy.addons.iter().map(|addon| addon.id.as_str());
        let named: Vec<String> = command.addon.iter().filter(|addon| !addon.is_empty()).cloned().collect();
        if let Some(addon) = named.iter().find(|addon| !known().any(|known| known == addon.as_str())) {
            return Err(Failure::unknown(&format!("--addon: no add-on `{addon}`"), addon, known()));
        }
        let addons = (!command.addon.is_empty()).then_some(named);
        Ok(Bought { addons, seat: command.seat, created: super::contacts::created(command.created.as_deref())? })
    }

    fn plan(&self, name: &str) -> Result<PlanId, Failure> {
        let plans = &self.settings.policy.plans;
        plans.iter().find(|plan| plan.as_str() == name).cloned().ok_or_else(|| {
            Failure::unknown(&format!("--plan: no plan `{name}`"), name, plans.iter().map(PlanId::as_str))
        })
    }
}

fn pass(command: &SealToken, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let site = match Site::read(global, console)? {
        Ok(site) => site,
        Err(exit) => return Ok(exit),
    };
    let plan = site.plan(&command.plan)?;
    let ttl = seconds(&command.ttl).ok_or_else(|| {
        Failure::usage(format!("--ttl: `{}` is not a valid time of up to 24h; write it like 30m or 8h", command.ttl))
    })?;
    let begin = match &command.at {
        // The clock, and never SOURCE_DATE_EPOCH: a pass of the day of a commit would be over.
        None => jiff::Timestamp::now(),
        Some(text) => guichet_core::moment::parse_moment(text).map(|moment| moment.at).ok_or_else(|| {
            Failure::usage(format!("--at: `{text}` is not a valid time; write it like 2026-11-24T09:00:00Z"))
        })?,
    };
    let iat = begin.as_second();
    let holder = Holder { customer: id("--sub", &command.sub)?, account: id("--account", &command.account)? };
    let bought = site.bought(command)?;
    let is_bought = |addon: &&str| bought.addons.iter().flatten().any(|own| own == addon);
    let sealed = lock::sealed_addons(&site.settings.policy).map(|addon| addon.id.as_str());
    let keyed: Vec<String> = sealed.filter(is_bought).map(str::to_owned).collect();
    let said = Said { plan: &plan, holder: &holder, bought: &bought, keyed: &keyed };
    let token = token::mint(&site.keys()?, said, &command.iss, iat, iat.saturating_add(ttl));
    console::print(&(token + "\n"));
    Ok(Exit::Clean)
}

fn id(flag: &str, given: &Option<String>) -> Result<Option<String>, Failure> {
    match given {
        Some(text) if !token::is_id(text) => Err(Failure::usage(format!(
            "{flag}: `{text}` is not a valid id; write 1 to 255 letters, digits or signs of ASCII, without spaces"
        ))),
        _ => Ok(given.clone()),
    }
}

/// `90s`, `30m`, `24h`, `1d`.
fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let unit = match text.chars().last()? {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return None,
    };
    let number: i64 = text[..text.len() - 1].trim().parse().ok()?;
    number.checked_mul(unit).filter(|seconds| (1..=token::LONGEST).contains(seconds))
}

fn issuer(command: &SealIssuer, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let site = match Site::read(global, console)? {
        Ok(site) => site,
        Err(exit) => return Ok(exit),
    };
    let plans: Vec<PlanId> = if command.plan.is_empty() {
        site.settings.policy.plans.clone()
    } else {
        command.plan.iter().map(|name| site.plan(name)).collect::<Result<_, _>>()?
    };
    let fits = |addon: &&AddOn| plans.iter().any(|plan| addon.plans.contains(plan));
    let addons = lock::sealed_addons(&site.settings.policy).filter(fits).map(|addon| addon.id.as_str());
    let json = serde_json::to_string(&token::issuer(&site.keys()?, &plans, addons))
        .map_err(|error| Failure::fault(error.to_string()))?;
    console::print_json(&json);
    Ok(Exit::Clean)
}

fn write_lock(global: &Global, console: &Console) -> Result<Exit, Failure> {
    let site = match Site::read(global, console)? {
        Ok(site) => site,
        Err(exit) => return Ok(exit),
    };
    let policy = &site.settings.policy;
    let (Some((contacts, _)), Some(place)) =
        (site.tree.texts.get_key_value("contacts.yaml"), lock::sealed(policy).find_map(|c| c.secret.as_ref()))
    else {
        return Err(Failure::usage("no channel in contacts.yaml is sealed, so there is nothing to write"));
    };
    let place = policy.seal.epoch_span.as_ref().unwrap_or(&place.span);
    let old = match site.tree.texts.get_key_value(lock::FILE) {
        Some((file, text)) => lock::parse(file, text),
        None => guichet_core::diag::Outcome { value: lock::Lock::default(), diags: Vec::new() },
    };
    let mut diags: Vec<Diagnostic> = old.diags;
    diags.extend(lock::check(&old.value, policy, contacts, place).into_iter().filter(|d| d.code == codes::SEAL005));
    if !diags.is_empty() {
        report::sort(&mut diags);
        console.diagnostics(&diags, &site.tree);
        return Ok(Exit::Problems);
    }
    let path = global.root.join(lock::FILE);
    fs::write(&path, lock::updated(old.value, policy).to_string())
        .map_err(|error| Failure::fault(format!("can't write `{}`: {error}", path.display())))?;
    console.say(&format!("{} says who can open what in epoch {}; commit it", path.display(), policy.seal.epoch));
    Ok(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn how_long_a_pass_is_good_for() {
        assert_eq!(seconds("24h"), Some(86_400));
        assert_eq!(seconds("1d"), Some(86_400));
        assert_eq!(seconds("90s"), Some(90));
        for text in ["", "h", "0h", "25h", "2d", "-1h", "24", "é", "9999999999999999999h", "1 week"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
