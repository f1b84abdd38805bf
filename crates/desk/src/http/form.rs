//! `multipart/form-data`, read as it arrives: texts into memory, files onto the disk, all within limits. What a file is called and
//! what it is are decided here, not by its sender.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::http::{HeaderMap, StatusCode, header};
use guichet_tickets::Attachment;

use super::problem::Problem;
use crate::files::{Arrived, Files};
use crate::site::{FileRules, Words};

/// Bytes of one text field, which is checked by its characters later.
const TEXT_BYTES: usize = 256 << 10;
const MOST_FIELDS: usize = 64;
/// For a whole form to arrive.
const LONGEST: Duration = Duration::from_secs(10 * 60);
/// Without a byte of it.
const SILENCE: Duration = Duration::from_secs(30);

/// What a form had in it.
#[derive(Default)]
pub struct Form {
    texts: BTreeMap<String, String>,
    files: Vec<(String, Arrived)>,
}

impl Form {
    /// # Errors
    /// It is no form, is cut off, or has more in it than it may have.
    pub async fn read(
        headers: &HeaderMap,
        multipart: Result<Multipart, MultipartRejection>,
        files: &Files,
        rules: &FileRules,
    ) -> Result<Form, Problem> {
        let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !sent.trim_start().to_ascii_lowercase().starts_with("multipart/form-data") {
            return Err(Problem::media_type("multipart/form-data"));
        }
        let multipart = multipart.map_err(|_| Problem::malformed("the form has no valid boundary"))?;
        tokio::time::timeout(LONGEST, Form::read_all(multipart, files, rules)).await.map_err(|_| Problem::late())?
    }

    async fn read_all(mut multipart: Multipart, files: &Files, rules: &FileRules) -> Result<Form, Problem> {
        let mut form = Form::default();
        for _ in 0..MOST_FIELDS {
            let field = tokio::time::timeout(SILENCE, multipart.next_field()).await.map_err(|_| Problem::late())?;
            let Some(mut field) = field.map_err(unreadable)? else { return Ok(form) };
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file_name) => {
                    let size = rules.bytes;
                    let arrived = arrive(&mut field, files, size).await?;
                    // Browsers send an empty file where none was chosen.
                    if arrived.size == 0 {
                        continue;
                    }
                    if form.files.len() as u64 >= rules.count {
                        return Err(Problem::too_large(format!("{} files at most", rules.count)));
                    }
                    form.files.push((file_name, arrived));
                }
                None => {
                    let text = text(&mut field).await?;
                    form.texts.entry(name).or_insert(text);
                }
            }
        }
        Err(Problem::too_large(format!("{MOST_FIELDS} fields at most")))
    }

    /// A field's text without spaces around it; empty if it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }

    /// A field's text as it was sent.
    pub fn whole_text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// A key that keeps a request from being done twice: 8 to 128 visible characters.
    ///
    /// # Errors
    /// It is none.
    pub fn idempotency_key(&self) -> Result<Option<String>, Problem> {
        match self.text("idempotency_key") {
            "" => Ok(None),
            key if (8..=128).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Ok(Some(key.to_owned()))
            }
            _ => Err(Problem::malformed("`idempotency_key` has 8 to 128 visible ASCII characters")),
        }
    }

    /// The first file whose content is none of what the site takes, in a sentence for people.
    pub fn wrong_file(&self, rules: &FileRules, words: &Words) -> Option<String> {
        let wrong = self.files.iter().find(|(_, file)| !rules.types.iter().any(|own| own == file.media_type()));
        let (name, _) = wrong?;
        let known: Vec<&str> = rules.types.iter().map(|own| own.rsplit('/').next().unwrap_or(own)).collect();
        let text = words.form_word("form_files_type", "%n can’t be attached. Choose a file of one of these types: %q.");
        Some(text.replace("%n", &guichet_tickets::file_name(name)).replace("%q", &known.join(", ").to_uppercase()))
    }

    /// The files, in their places.
    ///
    /// # Errors
    /// The disk is full or can't be written to; then none of them is kept.
    pub async fn keep(self, files: &Files) -> Result<Vec<Attachment>, Problem> {
        let mut kept = Vec::new();
        for (name, file) in self.files {
            let media_type = file.media_type().to_owned();
            match files.keep(file, guichet_tickets::file_name(&name), media_type).await {
                Ok(attachment) => kept.push(attachment),
                Err(error) => {
                    files.drop_all(&kept).await;
                    return Err(error.into());
                }
            }
        }
        Ok(kept)
    }
}

async fn chunk(field: &mut Field<'_>) -> Result<Option<axum::body::Bytes>, Problem> {
    tokio::time::timeout(SILENCE, field.chunk()).await.map_err(|_| Problem::late())?.map_err(unreadable)
}

async fn text(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = chunk(field).await? {
        // The rest is of no use, but who wrote it is told which text it is.
        let room = TEXT_BYTES - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn arrive(field: &mut Field<'_>, files: &Files, most: u64) -> Result<Arrived, Problem> {
    let mut file = files.begin().await?;
    while let Some(chunk) = chunk(field).await? {
        file.write(&chunk).await?;
        if file.size() > most {
            return Err(Problem::too_large(format!("a file has more than {most} bytes")));
        }
    }
    Ok(file.end().await?)
}

fn unreadable(error: MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large("the request is larger than all that may be in it")
    } else {
        Problem::malformed("the form is cut off or not valid")
    }
}
