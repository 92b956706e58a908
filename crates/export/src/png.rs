//! Pictures as pixels.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::ExportError;

/// Pixels of the picture for a pixel of the drawing, so that it is sharp in print.
const SCALE: f32 = 2.0;
/// Most pixels of a picture: four bytes each are held in memory.
const MOST_PIXELS: f32 = 60_000_000.0;
/// The interface face in the two weights that pictures use, with the signs of European languages.
const FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/inter-latin-400.ttf"),
    include_bytes!("../fonts/inter-latin-700.ttf"),
    include_bytes!("../fonts/inter-latin-ext-400.ttf"),
    include_bytes!("../fonts/inter-latin-ext-700.ttf"),
];

/// Turns a picture that was drawn as SVG into PNG.
///
/// # Errors
/// [`ExportError::Picture`] where it is no SVG or too large.
pub fn png(svg: &str) -> Result<Vec<u8>, ExportError> {
    Ok(pixels(svg)?.0)
}

/// The picture as PNG, with its width and height in CSS pixels.
pub(crate) fn pixels(svg: &str) -> Result<(Vec<u8>, u32, u32), ExportError> {
    let failed = |why: String| ExportError::Picture(why);
    let options = Options { fontdb: faces(), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = if width * height * SCALE * SCALE > MOST_PIXELS { 1.0 } else { SCALE };
    if width * height * scale * scale > MOST_PIXELS {
        return Err(failed("it has too many rows or columns for a picture of pixels".to_owned()));
    }
    let pixels = tree.size().to_int_size().scale_by(scale);
    let pixels = pixels.ok_or_else(|| failed("it has no size".to_owned()))?;
    let mut picture =
        Pixmap::new(pixels.width(), pixels.height()).ok_or_else(|| failed("it is too large".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let bytes = picture.encode_png().map_err(|e| failed(e.to_string()))?;
    let size = tree.size().to_int_size();
    Ok((bytes, size.width(), size.height()))
}

/// The shipped faces, and for other scripts those of the system. Read once: finding the latter takes a while.
fn faces() -> Arc<fontdb::Database> {
    static FOUND: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let found = FOUND.get_or_init(|| {
        let mut faces = fontdb::Database::new();
        for face in FACES {
            faces.load_font_data(face.to_vec());
        }
        faces.load_system_fonts();
        faces.set_sans_serif_family("Inter");
        Arc::new(faces)
    });
    Arc::clone(found)
}
