//! A picture inside a page: only shapes and words, with ids that no other picture of the page has.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer, XmlVersion};

use crate::ExportError;
use crate::document::Picture;
use crate::document::words::on_one_line;

/// Elements that draw. Everything else is left out with what is in it.
const DRAWING: &[&str] = &[
    "svg", "g", "title", "desc", "text", "tspan", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "path",
];

/// Attributes of theirs that can neither run nor fetch anything.
const HARMLESS: &[&str] = &[
    "width",
    "height",
    "viewBox",
    "xmlns",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "dx",
    "dy",
    "points",
    "transform",
    "fill",
    "opacity",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linecap",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "dominant-baseline",
    "id",
];

/// The shapes of a picture, the `number`th of a page, as an element of the page with words for those who cannot
/// see it.
pub(super) fn inside_page(picture: &Picture, number: usize) -> Result<String, ExportError> {
    let failed = |why: String| ExportError::Picture(why);
    let mut reader = Reader::from_str(&picture.svg);
    let mut writer = Writer::new(Vec::new());
    // How many elements that are left out stand round the place.
    let mut left_out = 0_usize;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|e| failed(e.to_string()))? {
            Event::Start(start) => {
                let stays = left_out == 0 && draws(&start);
                if stays {
                    writer.write_event(Event::Start(element(&start, picture, number, depth == 0)?))?;
                } else {
                    left_out += 1;
                }
                depth += 1;
            }
            Event::Empty(start) if left_out == 0 && draws(&start) => {
                writer.write_event(Event::Empty(element(&start, picture, number, depth == 0)?))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                if left_out == 0 {
                    writer.write_event(Event::End(end))?;
                } else {
                    left_out -= 1;
                }
            }
            event @ (Event::Text(_) | Event::GeneralRef(_)) if left_out == 0 && depth > 0 => {
                writer.write_event(event)?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    String::from_utf8(writer.into_inner()).map_err(|e| failed(e.to_string()))
}

fn draws(start: &BytesStart<'_>) -> bool {
    DRAWING.contains(&start.name().as_ref())
}

fn element(
    start: &BytesStart<'_>,
    picture: &Picture,
    number: usize,
    is_root: bool,
) -> Result<BytesStart<'static>, ExportError> {
    let mut kept = BytesStart::new(start.name().as_ref().to_owned());
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| ExportError::Picture(e.to_string()))?;
        let name = attribute.key.as_ref();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_err(|e| ExportError::Picture(e.to_string()))?;
        if !HARMLESS.contains(&name) || value.contains("url(") {
            continue;
        }
        let own = if name == "id" { format!("picture{number}-{value}").into() } else { value };
        kept.push_attribute((name, own));
    }
    if is_root {
        kept.push_attribute(("role", "img"));
        kept.push_attribute(("aria-label", on_one_line(&picture.alt)));
        if picture.svg.contains("<desc id=\"desc\"") {
            kept.push_attribute(("aria-describedby", format!("picture{number}-desc").as_str()));
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_shapes_and_words_of_a_picture_come_into_a_page() {
        let svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\" width=\"9\">\
                   <desc id=\"desc\">A &amp; B</desc><script>alert(2)</script><g><a href=\"https://example.org\">\
                   <rect x=\"1\"/></a><rect fill=\"url(https://example.org/a)\" x=\"2\"/></g></svg>";
        let picture = Picture { svg: svg.to_owned(), alt: "Two “bars”".to_owned(), ..Picture::default() };
        assert_eq!(
            inside_page(&picture, 3).unwrap(),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" role=\"img\" aria-label=\"Two “bars”\" \
             aria-describedby=\"picture3-desc\"><desc id=\"picture3-desc\">A &amp; B</desc><g><rect x=\"2\"/></g></svg>"
        );
    }
}
