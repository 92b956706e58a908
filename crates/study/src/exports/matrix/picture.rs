//! Pictures that leave. Those for publication are drawn from the cleared table alone.

use std::path::Path;

use verbatim_export::{CurveStep, SaturationCurve, dot_plot, heat_table, saturation_curve};
use verbatim_model::Purpose;
use verbatim_store::today;

use super::{Effect, MatrixExport, PublicationError};
use crate::analysis::FoundSaturation;
use crate::exports::Exported;
use crate::exports::leave::Sent;
use crate::{Progress, Study, StudyError};

/// How a matrix is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatrixPicture {
    /// As a table, darker where more of a column's people are.
    #[default]
    Heat,
    /// As a mark for each column on an axis from none to all of its people.
    Dots,
}

impl Study {
    /// Writes a picture of a matrix as SVG for a purpose, and records that it left.
    ///
    /// # Errors
    /// As [`Study::export_matrix`].
    pub fn export_matrix_picture(
        &mut self,
        asked: &MatrixExport,
        picture: MatrixPicture,
        purpose: Purpose,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<(Exported, Effect), StudyError> {
        if picture == MatrixPicture::Dots && !asked.measure.counts_people() {
            return Err(StudyError::NoShares);
        }
        let what = if picture == MatrixPicture::Heat { "heat table" } else { "dot plot" };
        self.send_matrix(asked, purpose, what, to, progress, |table, out| {
            let svg = match picture {
                MatrixPicture::Heat => heat_table(table)?,
                MatrixPicture::Dots => dot_plot(table)?,
            };
            out.extend_from_slice(svg.as_bytes());
            Ok(())
        })
    }

    /// Writes the saturation curve as SVG for the team, and records that it left. `said` is what a
    /// reader must know; `counted` whose codings were counted.
    ///
    /// # Errors
    /// [`StudyError::Publication`] for publication; [`StudyError::Unwritable`].
    pub fn export_saturation_picture(
        &mut self,
        found: &FoundSaturation,
        (counted, said): (&str, &[String]),
        purpose: Purpose,
        to: &Path,
    ) -> Result<Exported, StudyError> {
        if purpose == Purpose::Publication {
            return Err(PublicationError::Never("a saturation curve yet").into());
        }
        let bands = found.band.iter().map(|step| Some((step.mean, step.low, step.high)));
        let bands = bands.chain(std::iter::repeat(None));
        let steps = found.steps.iter().zip(bands);
        let rows = found.steps.len();
        let curve = SaturationCurve {
            title: "Codes found, interview by interview".to_owned(),
            counted: format!("N = {rows} interviews. Counted: {counted}."),
            day: today(),
            steps: steps.map(|(step, band)| CurveStep { so_far: step.so_far, band }).collect(),
            notes: said.to_vec(),
        };
        let curve = verbatim_protect::clear(curve, purpose).map_err(|_| StudyError::PublicationRefused)?;
        let settings = serde_json::json!({ "counts": counted, "said": said }).to_string();
        let sent = Sent { purpose, what: "saturation curve", settings, numbers: None, rows };
        self.leave(sent, to, |out| {
            out.extend_from_slice(saturation_curve(&curve)?.as_bytes());
            Ok(())
        })?;
        Ok(Exported { path: to.to_owned(), rows })
    }
}
