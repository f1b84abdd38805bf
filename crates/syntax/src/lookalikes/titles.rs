//! Titles of pictures and links that are settings: `![](a.png ':size=50x100')` of Docsify.

/// What is said of such a title, and what helps.
pub fn docsify_title(title: &str) -> Option<(String, String)> {
    let setting = title.trim().strip_prefix(':')?.split(' ').next()?;
    let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
    let help = match name {
        "size" => {
            let (width, height) = value.split_once('x').unwrap_or((value, ""));
            let of = |name: &str, length: &str| match length {
                "" => String::new(),
                length => format!("{name}={length} "),
            };
            let sizes = format!("{}{}", of("width", width), of("height", height));
            format!("write the size behind the picture: `{{{}}}`", sizes.trim_end())
        }
        "class" => format!("write the class directly behind it: `{{.{value}}}`"),
        "id" => format!("write the id directly behind it: `{{#{value}}}`"),
        "include" => super::instead_of("include"),
        "ignore" | "target" | "disabled" | "no-zoom" | "crossorgin" | "type" => "remove it".to_owned(),
        _ => return None,
    };
    Some((format!("`{setting}` is how Docsify says it, and a title here"), help))
}
