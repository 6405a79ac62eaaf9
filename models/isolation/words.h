// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bulkhead::isolation {

// The words of isolation (DESIGN.md section 2). Wire spellings are stable once published.

enum class Layer : std::uint8_t { Infrastructure, Identity, Data, Policies, Cicd, Observability, Governance };
//! The layers of the wall, top to bottom. Governance supports them: it blocks the whole, it has no band.
inline constexpr std::array<Layer, 6> wallLayers = {Layer::Infrastructure, Layer::Identity, Layer::Data,
                                                    Layer::Policies, Layer::Cicd, Layer::Observability};
inline constexpr int layerCount = 7;
[[nodiscard]] std::string_view toWire(Layer layer);
[[nodiscard]] std::optional<Layer> layerFromWire(std::string_view text);

enum class Severity : std::uint8_t { Low, Medium, High, Critical };
[[nodiscard]] std::string_view toWire(Severity severity);
[[nodiscard]] std::optional<Severity> severityFromWire(std::string_view text);
[[nodiscard]] constexpr bool isGrave(Severity severity) { return severity >= Severity::High; }

//! How a control is decided.
enum class Method : std::uint8_t { Automatic, Probe, Evidence, Attestation };
[[nodiscard]] std::string_view toWire(Method method);
[[nodiscard]] std::optional<Method> methodFromWire(std::string_view text);

enum class Verdict : std::uint8_t { NotApplicable, Pass, Warn, Unknown, Fail };
inline constexpr int verdictCount = 5;
[[nodiscard]] std::string_view toWire(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdictFromWire(std::string_view text);
//! The verdict of several units: fail > unknown > warn > pass > not_applicable.
[[nodiscard]] constexpr Verdict worse(Verdict a, Verdict b) { return a > b ? a : b; }

//! Status of a layer and of a pair, worst first by value order reversed: see `worse`.
enum class Status : std::uint8_t { Isolated, Weak, Unproven, NotAssessed, NotIsolated };
[[nodiscard]] std::string_view toWire(Status status);
[[nodiscard]] std::optional<Status> statusFromWire(std::string_view text);
[[nodiscard]] constexpr Status worse(Status a, Status b) { return a > b ? a : b; }

//! How well a result is backed: A3 seen behaviour, A2 read configuration, A1 signed attestation, A0 a bare
//! statement, which counts as unknown.
enum class Assurance : std::uint8_t { A0, A1, A2, A3 };
[[nodiscard]] std::string_view toWire(Assurance assurance);

enum class Side : std::uint8_t { Sandbox, Production };
[[nodiscard]] constexpr Side other(Side side)
{
    return side == Side::Sandbox ? Side::Production : Side::Sandbox;
}

} // namespace bulkhead::isolation
