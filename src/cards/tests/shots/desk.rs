//! The FM's desk: the list, what happened, undo, closing, the export.

use super::*;

/// The FM's desk: the list, what happened, undo, closing, the export.
pub(super) fn desk() -> Vec<Shot> {
    let engagement = engagement_id;
    let list = |filter, search: &str, page| Content::Portfolio { filter, search: search.to_owned(), page };
    let manage = |managing| Content::Manage { engagement: engagement(), managing };
    let history = |page| Content::History { engagement: engagement(), page };
    let undo = || Content::Undo { engagement: engagement() };
    let export = || Content::Export { engagement: engagement() };
    vec![
        shot("portfolio", list(Filter::All, "", 0), Stage::Asked, AS_FM),
        shot("portfolio-last-page", list(Filter::All, "", 9), Stage::Asked, AS_FM),
        shot("portfolio-red", list(Filter::Red, "", 0), Stage::Asked, AS_FM),
        shot("portfolio-found", list(Filter::All, "mexico", 0), Stage::Asked, AS_FM),
        shot("portfolio-none", list(Filter::Closed, "zzz", 0), Stage::Asked, AS_FM),
        shot("history-fm", history(0), Stage::Moved, AS_FM),
        shot("history-fm-older", history(1), Stage::Moved, AS_FM),
        shot("history-fm-closed", history(0), Stage::Closed, AS_FM),
        shot("history-fm-typed", history(0), Stage::Typed, AS_FM),
        shot("history-fm-accepted", history(0), Stage::Accepted, AS_FM),
        shot("history-shared", history(0), Stage::Accepted, ALL),
        shot("history-ana", history(0), Stage::Moved, AS_ANA),
        shot("undo", undo(), Stage::Moved, AS_FM),
        shot("undo-touched", undo(), Stage::Touched, AS_FM),
        shot("undo-nothing", undo(), Stage::Started, AS_FM),
        shot("undo-ana", undo(), Stage::Confirmed, AS_ANA),
        shot("close", manage(Managing::Close), Stage::Asked, AS_FM),
        shot("close-already", manage(Managing::Close), Stage::Closed, AS_FM),
        shot("reopen", manage(Managing::Reopen), Stage::Closed, AS_FM),
        shot("reopen-already", manage(Managing::Reopen), Stage::Asked, AS_FM),
        shot("delete", manage(Managing::Delete), Stage::Started, AS_FM),
        shot("export", export(), Stage::Typed, AS_FM),
        shot("export-never", export(), Stage::Asked, AS_FM),
        shot("engagement-fm-closed", Content::Engagement { engagement: engagement() }, Stage::Closed, AS_FM),
        shot("engagement-closed", Content::Engagement { engagement: engagement() }, Stage::Closed, ALL),
        shot("dialog-state", dialog(DialogContent::Status { engagement: engagement() }), Stage::Asked, AS_FM),
        shot(
            "dialog-export-text",
            dialog(DialogContent::ExportText { engagement: engagement() }),
            Stage::Typed,
            AS_FM,
        ),
    ]
}
