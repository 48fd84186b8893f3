import pandas as pd
import pytest

from tests.charts.names import HOSTILE
from tracker.charts import alt_text, channels_per_client, off_hours_picture


def hours(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["weekday", "hour", "began", "answered"])


def test_each_hour_is_a_square_with_what_was_sent_in_it() -> None:
    (squares,) = off_hours_picture(hours((0, 20, 1, 2), (6, 9, 4, 0), (3, 3, 0, 0))).data
    assert squares.z[0][20] == 3
    assert squares.z[6][9] == 4
    assert sum(cell is not None for row in squares.z for cell in row) == 2, "an hour without any is empty"


def test_who_began_is_said_on_the_square() -> None:
    (squares,) = off_hours_picture(hours((0, 20, 1, 2))).data
    assert squares.customdata[0][20] == "Mon 20:00–21:00: <b>3</b> sent,<br>1 you began, 2 in answer"


def test_monday_stands_on_top_and_the_theme_gives_the_colours() -> None:
    figure = off_hours_picture(hours((0, 20, 1, 0)))
    low, high = figure.layout.yaxis.range
    assert low > high
    assert figure.layout.yaxis.ticktext[0] == "Mon"
    assert figure.data[0].colorscale is None


@pytest.mark.parametrize("most", [1, 2, 40])
def test_a_single_contact_is_told_from_the_page(most: int) -> None:
    (squares,) = off_hours_picture(hours((0, 20, 1, 0), (1, 20, most, 0))).data
    depth = (1 - squares.zmin) / (squares.zmax - squares.zmin)
    assert 0.2 < depth <= 1


def test_the_description_names_the_busiest_hour() -> None:
    figure = off_hours_picture(hours((0, 20, 1, 2), (6, 9, 4, 0)))
    assert alt_text(figure) == (
        "What you sent outside working hours, by weekday and hour. Most of it Sun at 9:00: 4."
    )


def test_nothing_outside_working_hours_is_said_in_words() -> None:
    assert "Nothing to draw" in alt_text(off_hours_picture(hours((0, 20, 0, 0))))
    assert "Nothing to draw" in alt_text(off_hours_picture(hours()))


def contacts(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["client", "channel", "received", "sent"])


def test_what_came_in_goes_left_and_what_went_out_right_in_one_colour_a_channel() -> None:
    figure = channels_per_client(
        contacts(("Acme", "chat", 1, 0), ("Bouw", "email", 30, 20), ("Bouw", "chat", 5, 6))
    )
    email, chat = figure.data
    assert (email.name, chat.name) == ("email", "chat")
    assert [(y, x) for y, x in zip(email.y, email.x, strict=True) if x] == [(0, -30), (0, 20)]
    assert [(y, x) for y, x in zip(chat.y, chat.x, strict=True) if x] == [(0, -5), (1, -1), (0, 6)]
    assert figure.layout.yaxis.ticktext == ("Bouw", "Acme"), "who has most contacts stands on top"
    assert figure.layout.barmode == "relative"
    assert email.customdata[0] == "Bouw: <b>30</b> from them"


def test_both_sides_of_the_axis_read_as_numbers_without_a_sign() -> None:
    axis = channels_per_client(contacts(("Bouw", "email", 700, 20))).layout.xaxis
    assert axis.ticktext == ("1,000", "500", "0", "500", "1,000")
    assert axis.range[1] == -axis.range[0] > 700


@pytest.mark.parametrize("longest", [1, 2, 3, 7, 19, 49, 50, 99, 100_000])
def test_a_mark_stands_within_the_longest_bar(longest: int) -> None:
    axis = channels_per_client(contacts(("Bouw", "email", longest, 0))).layout.xaxis
    assert 0 < axis.tickvals[3] <= longest


def test_from_the_twelfth_client_on_they_share_a_bar() -> None:
    figure = channels_per_client(contacts(*((f"c{n:02}", "email", 100 - n, 1) for n in range(15))))
    names = figure.layout.yaxis.ticktext
    assert len(names) == 12
    assert names[-1] == "all others"
    assert figure.data[0].x[11] == -(89 + 88 + 87 + 86)


def test_the_description_counts_and_names_who_has_most() -> None:
    figure = channels_per_client(contacts(("Acme", "chat", 1, 0), ("Bouw", "email", 1200, 20)))
    assert alt_text(figure) == ("Contacts per client and channel. 1,201 received, 20 sent; most with Bouw.")


def test_without_contacts_it_is_said_in_words() -> None:
    assert "Nothing to draw" in alt_text(channels_per_client(contacts()))


@pytest.mark.parametrize("name", [name for name in HOSTILE if name])
def test_a_hostile_client_stays_text(name: str) -> None:
    figure = channels_per_client(contacts((name, "email", 1, 2)))
    assert not set("<>\"'\n") & set(figure.layout.yaxis.ticktext[0])
    assert not set("\"'\n") & set(figure.data[0].customdata[0])
    assert len(alt_text(figure)) < 300


def test_the_frames_are_left_as_they_were() -> None:
    frame, grid = contacts(("Bouw", "email", 1, 2)), hours((0, 20, 1, 2))
    before, grid_before = frame.copy(), grid.copy()
    channels_per_client(frame)
    off_hours_picture(grid)
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(grid, grid_before)
