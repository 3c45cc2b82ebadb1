/// The registers of the instruction set that is being compiled; read once for each, inside the namespaces of
/// the file that reads it. Lanes of 32 bits come twice as many together as lanes of 64 bits.

#if defined(CUTLINE_BATCH_TAGS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CUTLINE_BATCH_TAGS_INL
#undef CUTLINE_BATCH_TAGS_INL
#else
#define CUTLINE_BATCH_TAGS_INL
#endif

#include "engine/batch/kernels/column.hpp"

#include <cutline/base/team_set.hpp>

#include <cstdint>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cutline::batch {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using U32 = hn::CappedTag<std::uint32_t, most_lanes>;
using I32 = hn::Rebind<std::int32_t, U32>;
using F32 = hn::Rebind<float, U32>;
using U64 = hn::Repartition<std::uint64_t, U32>;
using I64 = hn::Rebind<std::int64_t, U64>;
using F64 = hn::Rebind<double, U64>;
// As many lanes of 32 bits as there are of 64.
using HalfU32 = hn::Rebind<std::uint32_t, U64>;
using HalfI32 = hn::Rebind<std::int32_t, U64>;
using HalfF32 = hn::Rebind<float, U64>;

HWY_INLINE const std::uint64_t* bits(const TeamSet* sets) {
    return reinterpret_cast<const std::uint64_t*>(sets);
}
HWY_INLINE std::uint64_t* bits(TeamSet* sets) {
    return reinterpret_cast<std::uint64_t*>(sets);
}

} // namespace HWY_NAMESPACE
} // namespace cutline::batch
HWY_AFTER_NAMESPACE();

#endif
