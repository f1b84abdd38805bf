//! `guichet-desk demo`: the sample help centre with a desk, a product with five customers, and a specialist who answers, so that
//! the whole way of a question can be clicked through.
//!
//! The generator is not linked: the help centre is built by the program `guichet`, as everybody builds theirs.

mod people;
mod product;
mod sample;
mod specialist;
mod tickets;

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use tokio::net::TcpListener;

use crate::commands::agents::sign_in_token;
use crate::keys::random_id;
use crate::service::Desk;
use crate::settings::Given;
use crate::store::{self, Agent};

/// Where the desk is on the demo's host.
const PATH: &str = "/desk/";

#[derive(Args)]
pub struct Options {
    /// The sample help centre: a checkout of Guichet's repository
    #[arg(long, value_name = "DIR", default_value = ".")]
    sample: PathBuf,
    /// The program that builds it [default: the one beside this program, or on the PATH]
    #[arg(long, value_name = "FILE")]
    guichet: Option<PathBuf>,
    /// Where the demo is kept from one time to the next [default: a new folder, which is removed at the end]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// IP address and port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: String,
}

/// # Errors
/// A sentence for each thing that is missing or wrong.
pub async fn run(options: Options, stopped: impl Future<Output = ()> + Send + 'static) -> Result<(), Vec<String>> {
    let told = |error: String| vec![error];
    // What the demo leaves behind if nobody says where it is to be kept: nothing.
    let mut own = None;
    let data = match options.data {
        Some(data) => data,
        None => own
            .insert(
                tempfile::Builder::new().prefix("guichet-demo-").tempdir().map_err(|error| told(error.to_string()))?,
            )
            .path()
            .to_owned(),
    };
    if data.join("desk.db").exists() {
        return Err(told(format!("`{}` is the folder of a desk: `--data` names one for the demo", data.display())));
    }
    std::fs::create_dir_all(&data).map_err(|error| told(format!("`{}` can't be made: {error}", data.display())))?;
    // The pages have their address in them, so that it has to be known before they are built.
    let listener = TcpListener::bind(&options.listen)
        .await
        .map_err(|error| told(format!("`{}` can't be listened on: {error}", options.listen)))?;
    let address = listener.local_addr().map_err(|error| told(error.to_string()))?;
    let origin = format!("http://{address}");
    eprintln!("building the sample help centre …");
    let site = sample::build(&options.sample, options.guichet.as_deref(), &data, &origin).map_err(told)?;
    let settings = Given {
        site: Some(site.public.clone()),
        data: Some(data.join("desk")),
        listen: Some(address.to_string()),
        path: Some(PATH.to_owned()),
        with_site: Some(true),
        ..Given::default()
    };
    let settings = settings.settle()?;
    let is_new = !settings.data.join("desk.db").exists();
    let mut desk = Desk::open(&settings, Timestamp::now).await?;
    let store = desk.app.store.clone();
    let answers = save(&store, people::ANSWERS).await.map_err(told)?;
    let visitor = save(&store, people::VISITOR).await.map_err(told)?;
    if is_new {
        let (agent, now) = (answers.clone(), Timestamp::now());
        let tickets = store.write(move |session| tickets::begin(session, &agent, now));
        tickets.await.map_err(|error| told(error.to_string()))?;
    }
    let link = sign_in_token(&store, visitor).await.map_err(told)?;
    let home = desk.app.site.get().base.clone();
    desk.router = desk.router.merge(product::router(site.keys, &home));
    let specialist = tokio::spawn(specialist::run(store, answers));
    println!("product       {origin}/product/    five customers on five plans, with the Help button");
    println!("help centre   {home}");
    println!("specialists   {origin}{PATH}agent/sign-in#{link}    once: it signs you in as {}", people::VISITOR.0);
    println!("what readers look for:");
    println!(
        "              guichet-desk report --site {} --data {} --to report.html",
        settings.site.display(),
        settings.data.display()
    );
    println!("{} answers what is asked, after some seconds. Stop with Ctrl+C.", people::ANSWERS.0);
    let served = desk.serve(listener, stopped).await.map_err(|error| told(error.to_string()));
    specialist.abort();
    drop(own);
    served
}

/// The id of a specialist, who may be there from the last time.
async fn save(store: &store::Store, (name, email): (&str, &str)) -> Result<String, String> {
    let agent = Agent { id: random_id()?, name: name.into(), email: email.into(), picture: None, left: false };
    let at = Timestamp::now().as_millisecond();
    store.write(move |session| agent.save(session, at)).await.map_err(|error| error.to_string())
}
