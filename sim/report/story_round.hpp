#pragma once
/// One round of a trial, told in words.

#include <cutline/report/page.hpp>
#include <cutline/report/story.hpp>

namespace cutline {

void tell_round(const Story& story, const RoundRecord& record, Page& page);

} // namespace cutline
