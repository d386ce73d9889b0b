using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrainingOs.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class FirstVersion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "athletes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    timezone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    distance_types = table.Column<string>(type: "TEXT", nullable: false),
                    elevation_types = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_athletes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_weeks",
                columns: table => new
                {
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    week = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    target_distance_km = table.Column<double>(type: "REAL", nullable: true),
                    target_sessions = table.Column<int>(type: "INTEGER", nullable: true),
                    target_duration_minutes = table.Column<double>(type: "REAL", nullable: true),
                    target_elevation_gain_m = table.Column<double>(type: "REAL", nullable: true),
                    tags = table.Column<string>(type: "TEXT", maxLength: 1040, nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_weeks", x => new { x.athlete_id, x.week });
                });

            migrationBuilder.CreateTable(
                name: "reality_day_notes",
                columns: table => new
                {
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_day_notes", x => new { x.athlete_id, x.date });
                });

            migrationBuilder.CreateTable(
                name: "reality_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    athlete_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start_utc = table.Column<string>(type: "TEXT", nullable: true),
                    utc_offset_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    timezone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    duration_minutes = table.Column<double>(type: "REAL", nullable: false),
                    elapsed_minutes = table.Column<double>(type: "REAL", nullable: true),
                    distance_km = table.Column<double>(type: "REAL", nullable: true),
                    elevation_gain_m = table.Column<double>(type: "REAL", nullable: true),
                    average_heart_rate_bpm = table.Column<double>(type: "REAL", nullable: true),
                    max_heart_rate_bpm = table.Column<double>(type: "REAL", nullable: true),
                    average_power_watts = table.Column<double>(type: "REAL", nullable: true),
                    calories_kcal = table.Column<double>(type: "REAL", nullable: true),
                    perceived_intensity = table.Column<int>(type: "INTEGER", nullable: true),
                    is_race = table.Column<bool>(type: "INTEGER", nullable: false),
                    notes = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reality_sessions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reality_sessions_athlete_id_date",
                table: "reality_sessions",
                columns: new[] { "athlete_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_reality_sessions_athlete_id_external_id",
                table: "reality_sessions",
                columns: new[] { "athlete_id", "external_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "athletes");

            migrationBuilder.DropTable(
                name: "plan_weeks");

            migrationBuilder.DropTable(
                name: "reality_day_notes");

            migrationBuilder.DropTable(
                name: "reality_sessions");
        }
    }
}
