//! What a new file begins with.

use crate::cli::args::Template;
pub use guichet_exchange::scalar;

pub fn article(title: &str, template: Template) -> String {
    format!(
        "---\n\
         title: {}\n\
         # One sentence for search results and lists: what readers can do after reading it.\n\
         description:\n\
         # Remove this line to publish the article.\n\
         draft: true\n\
         ---\n\
         \n\
         {}",
        scalar(title),
        body(template)
    )
}

/// Comments are for whoever writes: no page has them.
fn body(template: Template) -> &'static str {
    match template {
        Template::Article => {
            "<!-- Begin with what readers want to do and what they need for it. Then write the steps, each with what they should see. -->\n"
        }
        Template::HowTo => {
            "<!-- What readers can do with this, and when they would, in one or two sentences. -->\n\n\
             ## Before you start\n\n\
             <!-- What they need: a role, a plan, a file. Remove this section if it is nothing. -->\n\n\
             ## Steps\n\n\
             :::steps\n\n\
             1. Open **…**.\n\
             2. Click **…**.\n\n\
             :::\n\n\
             <!-- What they should see now, and what comes next. -->\n"
        }
        Template::Reference => {
            "<!-- What this is, in one sentence. Readers come here to look something up: tables, no story. -->\n\n\
             ## Settings\n\n\
             | Setting | What it does | Default |\n\
             |---|---|---|\n\
             | **…** | … | … |\n\n\
             ## Limits\n\n\
             | Limit | Value |\n\
             |---|---|\n\
             | … | … |\n"
        }
        Template::Troubleshooting => {
            "<!-- What readers see, in the words of the message: that is what they search for. -->\n\n\
             ## Check first\n\n\
             <!-- The most frequent cause, and what to do. -->\n\n\
             ## Other causes\n\n\
             | What you see | Why | What helps |\n\
             |---|---|---|\n\
             | … | … | … |\n\n\
             ## Still stuck?\n\n\
             <!-- What to have at hand before asking for help. -->\n"
        }
        Template::ReleaseNote => {
            "<!-- What is better for readers now, in one sentence. -->\n\n\
             ## New\n\n\
             - **…**: …\n\n\
             ## Changed\n\n\
             - …\n\n\
             ## Fixed\n\n\
             - …\n"
        }
    }
}

pub fn area(title: &str) -> String {
    format!("---\ntitle: {}\ndescription:\n---\n", scalar(title))
}
