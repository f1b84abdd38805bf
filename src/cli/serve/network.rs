//! Where the preview listens, and what others call it: phones, containers, colleagues.

use std::io;
use std::net::{IpAddr, Ipv4Addr, TcpListener, UdpSocket};

use fast_qr::QRBuilder;

use crate::cli::Failure;
use crate::cli::console::{Console, Page};

/// The wanted port, or the next one that is free. Port 0 takes any.
pub fn bind(host: IpAddr, port: u16, console: &Console) -> Result<TcpListener, Failure> {
    const TRIES: u16 = 20;
    let last = port.saturating_add(TRIES);
    for candidate in port..=last {
        match TcpListener::bind((host, candidate)) {
            Ok(listener) => {
                if candidate != port {
                    console.say(&format!("port {port} is taken; using {candidate}"));
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) if error.kind() == io::ErrorKind::AddrNotAvailable => {
                return Err(Failure::usage(format!(
                    "--host: `{host}` is not an address of this machine; without one, --host listens on all of them"
                )));
            }
            Err(error) => return Err(Failure::fault(format!("can't listen on port {candidate}: {error}"))),
        }
    }
    Err(Failure::usage(format!("ports {port} to {last} are all taken; choose another with --port")))
}

/// The address of this machine that others in its network reach it by, where it listens.
pub fn address(host: IpAddr) -> Option<IpAddr> {
    if host.is_loopback() {
        return None;
    }
    if !host.is_unspecified() {
        return Some(host);
    }
    // Nothing is sent: the system only says which of its addresses it would send from. It is one for documentation.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}

/// Modules of light around a code, which readers of codes look for.
const MARGIN: usize = 2;

/// An address as a code for phones, two modules a character; nothing of one that is too long.
pub fn draw(page: &mut Page, address: &str) {
    let Ok(code) = QRBuilder::new(address).build() else { return };
    let dark = |row: usize, column: usize| {
        let place = row.checked_sub(MARGIN).zip(column.checked_sub(MARGIN));
        place
            .filter(|(row, column)| *row < code.size && *column < code.size)
            .is_some_and(|(row, column)| code[row][column].value())
    };
    let size = code.size + 2 * MARGIN;
    let line = |row: usize, ink: bool| -> String {
        let columns =
            (0..size).map(|column| (dark(row, column) == ink, row + 1 < size && dark(row + 1, column) == ink));
        let half = |halves| match halves {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        columns.map(half).collect()
    };
    for row in (0..size).step_by(2) {
        page.ink(&line(row, true), &line(row, false));
        page.text("\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_reach_it_where_it_listens() {
        assert_eq!(address(Ipv4Addr::LOCALHOST.into()), None);
        let own = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 5));
        assert_eq!(address(own), Some(own));
        assert!(address(Ipv4Addr::UNSPECIFIED.into()).is_none_or(|address| !address.is_loopback()));
    }
}
