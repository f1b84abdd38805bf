//! What is said of links and pictures in each language. A language that is not in the tables is left alone.

/// The language of a locale: `pt` of `pt-BR`.
pub fn of(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or_default()
}

/// Texts of links that say nothing about where they lead, in lower case and without what ends them.
pub(crate) fn empty_links(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &[
            "here",
            "click here",
            "click",
            "this",
            "this link",
            "link",
            "this page",
            "press here",
            "tap here",
            "see here",
            "click this link",
            "read more",
            "this article",
            "this one",
        ],
        "fr" => &[
            "ici",
            "cliquez ici",
            "cliquer ici",
            "cliquez",
            "ce lien",
            "lien",
            "cette page",
            "cet article",
            "par ici",
            "lire la suite",
            "cliquez sur ce lien",
            "en cliquant ici",
            "clique ici",
            "appuyez ici",
        ],
        "de" => &[
            "hier",
            "hier klicken",
            "klicken sie hier",
            "klick hier",
            "klicke hier",
            "dieser link",
            "diesen link",
            "link",
            "diese seite",
            "dieser seite",
            "diesem link",
            "weiterlesen",
            "hierher",
            "dieser artikel",
            "diesem artikel",
        ],
        "es" => &[
            "aquí",
            "aqui",
            "haz clic aquí",
            "haga clic aquí",
            "clic aquí",
            "hacer clic aquí",
            "pulse aquí",
            "pulsa aquí",
            "este enlace",
            "enlace",
            "esta página",
            "leer más",
            "este artículo",
            "este vínculo",
            "vínculo",
            "acá",
        ],
        "pt" => &[
            "aqui",
            "clique aqui",
            "clicar aqui",
            "clicando aqui",
            "este link",
            "link",
            "esta página",
            "leia mais",
            "este artigo",
            "neste link",
            "nesta página",
            "esta ligação",
            "ligação",
            "toque aqui",
        ],
        "it" => &[
            "qui",
            "clicca qui",
            "fai clic qui",
            "fare clic qui",
            "cliccare qui",
            "questo link",
            "link",
            "questa pagina",
            "leggi tutto",
            "questo articolo",
            "cliccando qui",
        ],
        "nl" => &["hier", "klik hier", "deze link", "link", "deze pagina", "lees meer", "dit artikel", "klikt u hier"],
        "ja" => &[
            "こちら",
            "ここ",
            "ここをクリック",
            "こちらをクリック",
            "こちらから",
            "このリンク",
            "リンク",
            "このページ",
            "詳細はこちら",
            "コチラ",
            "こちらのリンク",
            "こちらのページ",
            "続きを読む",
            "こちらの記事",
            "この記事",
        ],
        "zh" => &[
            "这里",
            "點擊這裡",
            "点击这里",
            "单击此处",
            "点击此处",
            "此处",
            "這裡",
            "此處",
            "链接",
            "連結",
            "按一下這裡",
        ],
        "ko" => &["여기", "여기를 클릭", "이 링크", "링크", "여기를 클릭하세요"],
        _ => &[],
    }
}

/// How texts for pictures begin that only say that there is one, in lower case.
pub(crate) fn picture_of(language: &str) -> &'static [&'static str] {
    match language {
        "en" => {
            &["image of ", "an image of ", "picture of ", "a picture of ", "photo of ", "graphic of ", "image showing "]
        }
        "fr" => &["image de ", "image d'", "image d’", "image du ", "image des ", "une image de ", "photo de "],
        "de" => &["bild von ", "ein bild von ", "bild der ", "bild des ", "grafik von ", "abbildung von "],
        "es" => &["imagen de ", "una imagen de ", "foto de ", "gráfico de ", "imagen del "],
        "pt" => &["imagem de ", "uma imagem de ", "foto de ", "imagem do ", "imagem da "],
        "it" => &["immagine di ", "un'immagine di ", "foto di "],
        "nl" => &["afbeelding van ", "een afbeelding van ", "foto van "],
        _ => &[],
    }
}

/// Whole texts for pictures that say nothing else than that there is one.
pub(crate) fn is_only_picture(language: &str, alt: &str) -> bool {
    let words: &[&str] = match language {
        "fr" => &["image", "photo", "capture d'écran", "capture d’écran", "illustration", "figure"],
        "de" => &["bild", "foto", "grafik", "abbildung", "bildschirmfoto", "screenshot"],
        "es" => &["imagen", "foto", "gráfico", "captura de pantalla", "captura"],
        "pt" => &["imagem", "foto", "gráfico", "captura de tela", "captura de ecrã"],
        "it" => &["immagine", "foto", "schermata"],
        "nl" => &["afbeelding", "foto", "schermafbeelding"],
        "ja" => &["画像", "写真", "スクリーンショット", "図", "イメージ"],
        "zh" => &["图片", "圖片", "截图", "图像", "屏幕截图", "螢幕擷取畫面"],
        "ko" => &["이미지", "그림", "사진", "스크린샷"],
        _ => &[],
    };
    // Programs write these into texts of every language.
    const EVERYWHERE: [&str; 8] = ["image", "picture", "photo", "screenshot", "screen shot", "img", "alt text", "alt"];
    EVERYWHERE.contains(&alt) || words.contains(&alt)
}
