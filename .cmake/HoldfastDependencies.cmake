# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every outside library, found once. Names are Debian 12's; newer versions build too.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(TURBOJPEG REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
# Debian's package has neither a pkg-config nor a CMake file.
find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
find_path(ZXCVBN_INCLUDE_DIR zxcvbn.h REQUIRED)
add_library(Zxcvbn::Zxcvbn UNKNOWN IMPORTED GLOBAL)
set_target_properties(Zxcvbn::Zxcvbn PROPERTIES IMPORTED_LOCATION "${ZXCVBN_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${ZXCVBN_INCLUDE_DIR}")
find_package(Boost 1.81 REQUIRED)
find_package(CLI11 REQUIRED)

find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
if(HOLDFAST_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test Gui)
endif()
find_package(Qt6Keychain REQUIRED)
if(HOLDFAST_APP)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Quick QuickControls2 Svg LinguistTools Gui QuickTest)
endif()
